"""Questions asked of frames: pure functions, frames in and frames out; no file, clock or chance."""

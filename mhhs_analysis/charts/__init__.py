"""Charts: frames in, plotly figures out; no file, clock, environment or chance.

`poap`, `portfolio` and `positions` hold a chart each; `timeline` draws what the first two share, on the
measures of `geometry`; `style` is the house look.
"""

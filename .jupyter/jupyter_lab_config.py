"""JupyterLab as `make lab` starts it: nothing asks the network, nothing pops up."""

c = get_config()  # noqa: F821 - Jupyter puts it there
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.KernelManager.transport = "ipc"  # over TCP every kernel starts with a warning

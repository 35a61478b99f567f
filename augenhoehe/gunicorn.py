"""How gunicorn serves the application: `gunicorn -c python:augenhoehe.gunicorn augenhoehe.wsgi:application`.

The command line and GUNICORN_CMD_ARGS stand above what is set here.
"""

# Loaded once, before the web processes are forked: they start at once and share what they do not change.
preload_app = True
workers = 2
# The embedded control interface is of no use to us.
control_socket_disable = True

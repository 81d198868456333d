"""The schema's history, oldest first in ``versions``. ``HEAD`` is where a running bot expects its database."""

HEAD = "0001"

"""The WSGI application that the server loads."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .chunks import read_chunks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wallproject.settings")
application = read_chunks(get_wsgi_application(), limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE)

"""What ``manage.py benchmark`` measures: ours beside the plain Wagtail way, in one run, in one process."""

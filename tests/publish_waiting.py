"""A process of its own that approves what waits, to be killed while it does (``test_crash.py``)."""

import sys

import django


def main(editor_id: int) -> None:
    """Approve each waiting story as it stands; tells each on a line of its own when it is answered."""
    django.setup()
    from django.contrib.auth import get_user_model
    from wagtail.models import TaskState

    from news.models import ArticlePage
    from tests.builders import approve_as_read

    editor = get_user_model().objects.get(pk=editor_id)
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).order_by("pk")
    for page_id in list(waiting.values_list("workflow_state__object_id", flat=True)):
        sys.stdout.write(f"{page_id}\n")
        sys.stdout.flush()
        approve_as_read(ArticlePage.objects.get(pk=page_id), by=editor)


if __name__ == "__main__":
    main(int(sys.argv[1]))

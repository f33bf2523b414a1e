"""From where an import's pictures are to come, as somebody in the admin says."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.imports.models import ArchiveImport
from news.imports.wordpress.media.reasons import NOT_A_SITE
from news.imports.wordpress.media.remembered import OLD_SITE, OTHER_FOLDER, PICTURES, From
from news.imports.wordpress.media.site_address import NoSiteAddress, site_address
from news.imports.wordpress.screens.folder import file_named, uploads


class PicturesForm(forms.Form):
    """The folder is offered where it lies; the old site's address is that of the export."""

    pictures = forms.ChoiceField(label=_("Pictures and documents"), widget=forms.RadioSelect, required=False)
    old_site = forms.CharField(
        label=_("The old site's address"), required=False, max_length=255, widget=forms.URLInput
    )

    def __init__(self, archive: ArchiveImport, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_folder = uploads() is not None
        self.fields["pictures"].choices = [
            choice for choice in From.choices if choice[0] != From.FOLDER or has_folder
        ]
        self.fields["pictures"].initial = From.FOLDER if has_folder else From.NOWHERE
        self.fields["old_site"].initial = archive.options.get(OLD_SITE) or archive.old_address

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("pictures") == From.SITE:
            try:
                site_address(values.get("old_site", ""))
            except NoSiteAddress:
                self.add_error("old_site", ValidationError(NOT_A_SITE))
        return values

    def options(self) -> dict[str, Any]:
        """As it is kept with the import; the folder is the one that is offered here, whatever the command named."""
        return {name: self.cleaned_data[name] for name in (PICTURES, OLD_SITE)} | {OTHER_FOLDER: ""}


class LatePicturesForm(PicturesForm):
    """For what stories came without: somebody wants it now, and needs only say from where."""

    def __init__(self, archive: ArchiveImport, *args: Any, **kwargs: Any) -> None:
        super().__init__(archive, *args, **kwargs)
        field = self.fields["pictures"]
        field.label, field.required = _("From where"), True
        field.choices = [choice for choice in field.choices if choice[0] != From.NOWHERE]
        field.initial = field.choices[0][0]


def form_for(archive: ArchiveImport, *args: Any) -> LatePicturesForm | None:
    """To fetch what is missing; None where nothing is, or where the export is gone."""
    if file_named(archive.file_name) is None or not archive.items.lacking_files().exists():
        return None
    return LatePicturesForm(archive, *args)

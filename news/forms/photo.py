import io
from pathlib import PurePath
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.images.forms import BaseImageForm

from news.forms.photo_proposals import proposals, propose_people
from news.photo_metadata import PhotoMetadata, read_metadata
from news.text import one_line

# Pillow's name of a format, how it is written again, and the type it is served with. MPO is what many phones call JPEG.
FORMATS = {
    "JPEG": ("JPEG", "image/jpeg", {"quality": 92, "optimize": True}),
    "MPO": ("JPEG", "image/jpeg", {"quality": 92, "optimize": True}),
    "PNG": ("PNG", "image/png", {}),
    "WEBP": ("WEBP", "image/webp", {"quality": 92}),
}
LONGEST_NAME = 80


class UnusablePicture(Exception):
    """The file cannot be read to its end as a photo we take; the first argument is a sentence for people."""


def clean_picture(file: BinaryIO, *, name: str) -> SimpleUploadedFile:
    """The same picture, written anew from its pixels, upright, with nothing else that was in the file.

    A photo tells where it was taken, and a rendition repeats it: that can lead to a source. Only the colour profile
    is kept. Raises `UnusablePicture`. Pictures that come by a command must pass here too.
    """
    try:
        with Image.open(file) as picture:
            _refuse_foreign(picture)
            return _written_anew(picture, name=name)
    except UnusablePicture:
        raise
    except Exception as error:  # a broken picture makes Pillow raise almost anything
        raise UnusablePicture(_("This picture is damaged and cannot be read to its end.")) from error


def _refuse_foreign(picture: Image.Image) -> None:
    if picture.format not in FORMATS:
        raise UnusablePicture(_("Pictures must be JPEG, PNG or WebP."))
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise UnusablePicture(_("Moving pictures are not accepted; please upload a single frame."))


def _written_anew(picture: Image.Image, *, name: str) -> SimpleUploadedFile:
    kind, content_type, options = FORMATS[picture.format or ""]
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    upright.load()
    upright.info = {}
    written = io.BytesIO()
    upright.save(written, kind, exif=b"", icc_profile=profile, **options)
    path = PurePath(name)
    return SimpleUploadedFile(
        f"{path.stem[:LONGEST_NAME]}{path.suffix.lower()}", written.getvalue(), content_type
    )


class SafePhotoForm(BaseImageForm):
    """Every way to upload a photo in the admin: a bad file is an error in words, a good one is stripped.

    What the file says of itself fills the fields that were left empty; what somebody typed stays.
    """

    metadata = PhotoMetadata()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "rights_expire_on" in self.fields and not self.instance.is_printable:
            self.fields["rights_expire_on"].help_text = _(
                "These rights have ended: readers no longer get this photo. A later day brings it back."
            )
        if "rights" in self.fields:
            # Several at once come with nothing but their files: they are taken, and their rights are not known yet.
            self.fields["rights"].required = False
        if "file" in self.fields:
            # The exception comes before any clean_file(): Wagtail lets what Pillow raises about a broken file through.
            field = self.fields["file"]
            read = field.to_python

            def to_python(data: Any) -> Any:
                try:
                    return read(data)
                except ValidationError:
                    raise
                except Exception as error:  # as above
                    raise ValidationError(
                        field.error_messages["invalid_image"], code="invalid_image"
                    ) from error

            field.to_python = to_python

    def clean_file(self) -> File | None:
        """The stripped picture when one was uploaded, the stored one otherwise."""
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        file.seek(0)
        self.metadata = read_metadata(file)
        file.seek(0)
        try:
            return clean_picture(file, name=file.name)
        except UnusablePicture as error:
            raise ValidationError(error.args[0], code="unusable_picture") from error

    def clean_title(self) -> str:
        """One printable line: titles are printed in feeds, and upload forms take them from file names."""
        title = one_line(self.cleaned_data["title"])
        if not title:
            raise ValidationError(_("Please give the photo a title."), code="required")
        return title

    def clean_rights(self) -> str:
        """Not known, if nobody says anything."""
        return self.cleaned_data["rights"] or self.instance.Rights.UNKNOWN

    def clean(self) -> dict[str, Any]:
        """Propose what the file says for each field that is empty."""
        cleaned = super().clean()
        for name, value in proposals(self.metadata, file_name=self._file_name).items():
            field = self.fields.get(name)
            is_untouched = not cleaned.get(name) or (name == "title" and self._is_titled_by_file)
            if field is not None and name not in self.errors and is_untouched:
                cleaned[name] = value
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Whoever is named in the file and known to the paper is shown on it, unless somebody said who is."""
        if self.instance._state.adding and "file" not in self.fields and self.instance.file:
            self._strip_waiting_file()
        photo = super().save(commit)
        if commit and not photo.people.exists():
            propose_people(photo, self.metadata)
        return photo

    def _strip_waiting_file(self) -> None:
        """A file that waited until its title was given passed no field of this form."""
        stored, name = self.instance.file, self.instance.file.name
        with stored.open("rb") as file:
            cleaned = clean_picture(file, name=PurePath(name).name)
        stored.storage.delete(name)
        stored.save(cleaned.name, cleaned, save=False)

    @property
    def _file_name(self) -> str:
        file = self.files.get(self.add_prefix("file"))
        return file.name if file else ""

    @property
    def _is_titled_by_file(self) -> bool:
        """The upload forms take the title from the name of the file."""
        title = self.cleaned_data.get("title", "")
        return title in {one_line(self._file_name), one_line(PurePath(self._file_name).stem)}

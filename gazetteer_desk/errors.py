"""What can go wrong that is nobody's bug: one sentence, and a way out."""


class Known(Exception):  # noqa: N818 - named for what it is: a failure we know
    """Say what happened (`message`) and what to do about it (`remedy`), both in Chinese."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return self.message + self.remedy


class BadBulletin(Known):
    """Some text is not a bulletin in its published JSON form."""


class DeskBusy(Known):
    """Another program holds the store and does not let go."""


class DeskTooNew(Known):
    """The store was written by a newer program."""


class NotADesk(Known):
    """The file is not a store of ours, or is damaged."""


class DiskFull(Known):
    """There is no room left to write."""


class NotWritable(Known):
    """The folder or file does not allow writing."""


class FileInUse(Known):
    """Another program has the target file open."""


class NotFound(Known):
    """What was asked for is not there."""


class Stopped(Known):
    """The clerk does not want it any more; nothing has changed."""


class NoSuchStep(Known):
    """An issue cannot come to that stage from where it stands."""


class Locked(Known):
    """What has gone out changes by a correction alone."""


class Unwritten(Known):
    """Nothing of an issue would be printed yet."""

    def __init__(
        self,
        message: str = "这一期还是空的，没有导出。",
        remedy: str = "请先写上刊名、标题或正文。",
    ) -> None:
        super().__init__(message, remedy)


class TemplateBroken(Known):
    """A template lacks an anchor or a style, or names an unknown one."""


class BadScheme(Known):
    """The choices of a series are not in their JSON form."""


class TemplateTaken(Known):
    """The office has a template of that name, which was not to be overwritten."""

"""Run by the system's Python, which has LibreOffice's own bridge: settles tracked changes.

python3 office.py PORT SOURCE TARGET Accept|Reject [SOURCE TARGET …]
"""

import pathlib
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def said(name, value):
    """Return a property."""
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def office(port):
    """Return the services of the LibreOffice that listens, as soon as it does."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    where = f"uno:socket,host=localhost,port={port};urp;StarOffice.ComponentContext"
    for _ in range(300):
        try:
            return resolver.resolve(where)
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def main(port, *errands):
    """Do the errands, then let LibreOffice end."""
    context = office(port)

    def service(name):
        return context.ServiceManager.createInstanceWithContext(name, context)

    desktop, helper = (
        service("com.sun.star.frame.Desktop"),
        service("com.sun.star.frame.DispatchHelper"),
    )
    for source, target, how in zip(*[iter(errands)] * 3, strict=True):
        url = pathlib.Path(source).as_uri()
        document = desktop.loadComponentFromURL(url, "_blank", 0, (said("Hidden", True),))
        frame = document.CurrentController.Frame
        helper.executeDispatch(frame, f".uno:{how}AllTrackedChanges", "", 0, ())
        kind = (said("FilterName", "MS Word 2007 XML"),)
        document.storeToURL(pathlib.Path(target).as_uri(), kind)
        document.close(True)
    desktop.terminate()


main(*sys.argv[1:])

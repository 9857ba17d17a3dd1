# A user's hands in the tray, without our code: reads what stands there from the session bus and chooses from its menu.
#   tray.py look PID | choose PID LABEL | click PID
# Prints JSON. An icon is found by the process that put it there. Needs Debian's python3-dbus.
import json
import sys
import time

import dbus

ITEM = 'org.kde.StatusNotifierItem'
MENU = 'com.canonical.dbusmenu'
PROPERTIES = 'org.freedesktop.DBus.Properties'
bus = dbus.SessionBus()


def properties(name, path, interface):
    return dbus.Interface(bus.get_object(name, path), PROPERTIES).GetAll(interface)


def item_of(pid):
    """The bus name and the path of the icon of a process, or nothing."""
    if not bus.name_has_owner('org.kde.StatusNotifierWatcher'):
        return None
    known = properties('org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher', 'org.kde.StatusNotifierWatcher')
    for entry in known['RegisteredStatusNotifierItems']:
        name, slash, path = str(entry).partition('/')
        name = name.rstrip('@')
        if bus.get_object('org.freedesktop.DBus', '/').GetConnectionUnixProcessID(name) == pid:
            return name, slash + path if slash else '/StatusNotifierItem'
    return None


def flat(entry):
    number, what, children = entry
    # The first is the menu itself.
    mine = [(int(number), what)] if number else []
    return mine + [each for child in children for each in flat(child)]


def menu_of(name, path):
    menu_path = properties(name, path, ITEM)['Menu']
    menu = dbus.Interface(bus.get_object(name, menu_path), MENU)
    return menu, flat(menu.GetLayout(0, -1, dbus.Array([], signature='s'))[1])


def plain(what):
    return {
        'label': str(what.get('label', '')).replace('_', ''),
        'enabled': bool(what.get('enabled', True)),
        'line': what.get('type') == 'separator',
        'keys': [[str(key) for key in keys] for keys in what.get('shortcut', [])],
    }


def look(name, path):
    about = properties(name, path, ITEM)
    return {
        'tooltip': [str(part) for part in about['ToolTip'][2:]],
        'title': str(about.get('Title', '')),
        'sizes': [int(width) for width, _height, _bytes in about['IconPixmap']],
        'menu': [plain(what) for _number, what in menu_of(name, path)[1] if what.get('visible', True)],
    }


def choose(name, path, label):
    menu, items = menu_of(name, path)
    for number, what in items:
        if plain(what)['label'] == label and plain(what)['enabled']:
            menu.Event(number, 'clicked', dbus.Int32(0, variant_level=1), int(time.time()))
            return True
    return False


found = item_of(int(sys.argv[2]))
if found is None:
    print('null')
elif sys.argv[1] == 'look':
    print(json.dumps(look(*found)))
elif sys.argv[1] == 'choose':
    print(json.dumps(choose(*found, sys.argv[3])))
elif sys.argv[1] == 'click':
    dbus.Interface(bus.get_object(*found), ITEM).Activate(0, 0)
    print('true')

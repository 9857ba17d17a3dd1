# A long and bad line between two network cards: each frame comes so many ms late, and some of a hundred never come, both ways.
#   wire.py CARD CARD DELAY_MS PERCENT, in the namespace of both; it says "there" and carries until it is ended.
# For kernels without netem. The cards at the far ends must send whole frames with real checksums: wire.py --plain CARD.
import ctypes
import fcntl
import heapq
import random
import select
import socket
import struct
import sys
import time

SIOCETHTOOL = 0x8946
# Transmit checksums, segments in one piece by TCP, and by anything: what a real card would do itself.
OFFLOADS = (0x17, 0x1F, 0x24)
EVERYTHING = 0x0003
# What a packet socket hears of its own sending.
OUTGOING = 4
LONGEST = 65_600


def plain(card):
    speaker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for command in OFFLOADS:
        off = ctypes.create_string_buffer(struct.pack("II", command, 0))
        fcntl.ioctl(speaker, SIOCETHTOOL, struct.pack("16sP16x", card.encode(), ctypes.addressof(off)))


def carry(cards, delay, percent):
    ends = []
    for card in cards:
        end = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(EVERYTHING))
        end.bind((card, EVERYTHING))
        end.setblocking(False)
        ends.append(end)
    under_way = []
    count = 0
    print("there", flush=True)
    while True:
        wait = max(0, under_way[0][0] - time.monotonic()) if under_way else None
        for end in select.select(ends, [], [], wait)[0]:
            frame, about = end.recvfrom(LONGEST)
            if about[2] == OUTGOING or random.random() * 100 < percent:
                continue
            count += 1
            heapq.heappush(under_way, (time.monotonic() + delay, count, ends[1 - ends.index(end)], frame))
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, to, frame = heapq.heappop(under_way)
            try:
                to.send(frame)
            except OSError:
                pass  # the cable is out, or the queue is full: lost, as on any line


if sys.argv[1] == "--plain":
    plain(sys.argv[2])
else:
    carry(sys.argv[1:3], int(sys.argv[3]) / 1000, float(sys.argv[4]))

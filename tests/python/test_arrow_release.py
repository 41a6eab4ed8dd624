# SPDX-License-Identifier: MIT
"""Who takes over Arrow memory gives it back once: every release callback of a hand-made stream is counted."""

import ctypes
import gc
import signal
import threading

import journeyrank as jr
import pytest


class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


class Stream(ctypes.Structure):
    pass


RELEASE_SCHEMA = ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))
RELEASE_ARRAY = ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))
RELEASE_STREAM = ctypes.CFUNCTYPE(None, ctypes.POINTER(Stream))
GET_SCHEMA = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Schema))
GET_NEXT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Array))
DESTROY = ctypes.PYFUNCTYPE(None, ctypes.c_void_p)
LAST_ERROR = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(Stream))

Schema._fields_ = [
    ("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_char_p), ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64), ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
    ("dictionary", ctypes.POINTER(Schema)), ("release", RELEASE_SCHEMA), ("private_data", ctypes.c_void_p),
]  # fmt: skip
Array._fields_ = [
    ("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64), ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(Array))), ("dictionary", ctypes.POINTER(Array)),
    ("release", RELEASE_ARRAY), ("private_data", ctypes.c_void_p),
]  # fmt: skip
Stream._fields_ = [
    ("get_schema", GET_SCHEMA), ("get_next", GET_NEXT), ("get_last_error", LAST_ERROR),
    ("release", RELEASE_STREAM), ("private_data", ctypes.c_void_p),
]  # fmt: skip

new_capsule = ctypes.pythonapi.PyCapsule_New
new_capsule.restype = ctypes.py_object
new_capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, DESTROY]


class HandMade:
    """A stream of batches {name: list of float, or of bytes}, which counts what it gives out and what comes back."""

    def __init__(self, batches, fail_at=None):
        self.batches = batches
        self.fail_at = fail_at  # the position of the batch in whose place it reports a failure
        self.position = 0
        self.given = {"schema": 0, "array": 0, "stream": 0}
        self.released = {"schema": 0, "array": 0, "stream": 0}
        self.twice = 0
        self.kept = []  # what the structs point to
        self.message = ctypes.create_string_buffer(b"the cable is cut")
        self.callbacks = (
            RELEASE_SCHEMA(self._releaser("schema")), RELEASE_ARRAY(self._releaser("array")),
            RELEASE_STREAM(self._releaser("stream")), GET_SCHEMA(self._schema), GET_NEXT(self._next),
            LAST_ERROR(lambda _: ctypes.addressof(self.message)),
        )  # fmt: skip
        self.destroy = DESTROY(self._destroy)
        self.stream = Stream()

    def _releaser(self, kind):
        none = {"schema": RELEASE_SCHEMA, "array": RELEASE_ARRAY, "stream": RELEASE_STREAM}[kind]

        def release(pointer):
            self.twice += not pointer[0].release
            self.released[kind] += 1
            pointer[0].release = none()

        return release

    def _schema(self, _, out):
        columns = [(name, b"u" if isinstance(cells[0], bytes) else b"g") for name, cells in self.batches[0].items()]
        children = (ctypes.POINTER(Schema) * len(columns))()
        for c, (name, format) in enumerate(columns):
            child = Schema(format=format, name=name.encode(), flags=2, release=self.callbacks[0])
            children[c] = ctypes.pointer(child)
            self.kept.append(child)
        self.kept.append(children)
        out[0] = Schema(format=b"+s", name=b"", n_children=len(columns), children=children, release=self.callbacks[0])
        self.given["schema"] += 1
        return 0

    def _next(self, _, out):
        position, self.position = self.position, self.position + 1
        if position == self.fail_at:
            return 5
        out[0] = Array()
        if position < len(self.batches):
            self._fill(out, self.batches[position])
        return 0

    def _fill(self, out, batch):
        children = (ctypes.POINTER(Array) * len(batch))()
        rows = len(next(iter(batch.values())))
        for c, cells in enumerate(batch.values()):
            if isinstance(cells[0], bytes):
                ends = [sum(map(len, cells[:row])) for row in range(rows + 1)]
                letters = ctypes.create_string_buffer(b"".join(cells))
                parts = [None, (ctypes.c_int32 * len(ends))(*ends), letters]
            else:
                parts = [None, (ctypes.c_double * rows)(*cells)]
            buffers = (ctypes.c_void_p * len(parts))(*[None if p is None else ctypes.addressof(p) for p in parts])
            child = Array(length=rows, n_buffers=len(parts), buffers=buffers, release=self.callbacks[1])
            children[c] = ctypes.pointer(child)
            self.kept += [parts, buffers, child]
        none = (ctypes.c_void_p * 1)()
        self.kept += [children, none]
        out[0] = Array(length=rows, n_buffers=1, n_children=len(batch), buffers=none, children=children,
                       release=self.callbacks[1])  # fmt: skip
        self.given["array"] += 1

    def __arrow_c_stream__(self, requested_schema=None):
        self.stream = Stream(self.callbacks[3], self.callbacks[4], self.callbacks[5], self.callbacks[2])
        self.given["stream"] += 1
        return new_capsule(ctypes.addressof(self.stream), b"arrow_array_stream", self.destroy)

    def _destroy(self, _):
        """What the protocol asks of a capsule that goes: a stream that nobody took over is released."""
        if self.stream.release:
            self.stream.release(ctypes.byref(self.stream))

    def assert_all_came_back_once(self):
        gc.collect()
        assert self.given["stream"] == 1
        assert self.given["schema"] >= 1
        # A parent releases its children: those are counted in none of the numbers.
        assert self.released == self.given
        assert self.twice == 0


PAIN = [{"pain": [1.0, 2.0], "cost": [10.0, 20.0]}, {"pain": [7.0], "cost": [30.0]}, {"pain": [9.0, 3.0], "cost": [1.0, 2.0]}]


def test_all_is_released_once_when_the_ranking_goes(model):
    producer = HandMade(PAIN)
    ranking = jr.rank(producer, model)
    assert producer.given["array"] == 3
    assert ranking.matrix.column("pain").tolist() == [1.0, 2.0, 7.0, 9.0, 3.0]
    del ranking
    producer.assert_all_came_back_once()


def test_borrowed_memory_is_kept_until_the_last_view_goes(model):
    producer = HandMade(PAIN[:1])
    view = jr.CriteriaMatrix(producer, model=model).column("pain")
    gc.collect()
    assert producer.released["array"] == 0
    assert view.tolist() == [1.0, 2.0]
    del view
    producer.assert_all_came_back_once()


@pytest.mark.parametrize("fail_at", [0, 1, 2, 3])
def test_all_is_released_once_when_the_producer_fails_midway(model, fail_at):
    producer = HandMade(PAIN, fail_at)
    with pytest.raises(jr.Error, match="bad_arrow: the producer of the stream failed: the cable is cut"):
        jr.rank(producer, model)
    assert producer.given["array"] == fail_at
    producer.assert_all_came_back_once()


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_all_is_released_once_when_a_number_is_refused(model, value):
    producer = HandMade([PAIN[0], {"pain": [value], "cost": [1.0]}, PAIN[2]])
    with pytest.raises(jr.Error, match='bad_number: journey "3", criterion "pain"'):
        jr.rank(producer, model)
    producer.assert_all_came_back_once()


def test_all_is_released_once_when_a_text_is_refused(model):
    producer = HandMade([{"journey": [b"a"], **{name: cells[:1] for name, cells in PAIN[0].items()}},
                         {"journey": [b"\xff"], **PAIN[1]}])  # fmt: skip
    with pytest.raises(jr.Error, match="is not UTF-8"):
        jr.rank(producer, model)
    producer.assert_all_came_back_once()


def test_all_is_released_once_when_a_column_is_missing(model):
    producer = HandMade([{"cost": [1.0]}])
    with pytest.raises(jr.Error, match="missing_column"):
        jr.rank(producer, model)
    producer.assert_all_came_back_once()


def test_a_stream_that_nobody_reads_is_left_to_its_producer():
    producer = HandMade(PAIN)
    with pytest.raises(TypeError):
        jr.rank(producer, "no model")
    assert producer.given == {"schema": 0, "array": 0, "stream": 0}


CONTACTS = [
    {"contact_id": [b"1", b"2"], "journey": [b"billing", b"moving"], "started_at": [b"2026-03-01T08:00Z"] * 2},
    {"contact_id": [b"3"], "journey": [b"billing"], "started_at": [b"2026-03-02T08:00Z"]},
]


@pytest.fixture
def counting():
    scale = jr.Anchored(at_0=0, at_1=10)
    return jr.Model(criteria=[jr.Criterion(id="n", direction="maximize", scale=scale, metric=jr.Contacts())])


def test_batches_of_contacts_are_released_once_they_are_counted(counting):
    producer = HandMade(CONTACTS)
    measured = jr.measure(producer, counting)
    assert measured.matrix.column("n").tolist() == [2.0, 1.0]
    producer.assert_all_came_back_once()  # though the matrix lives


@pytest.mark.parametrize("fail_at", [0, 1, 2])
def test_contacts_are_released_once_when_their_producer_fails(counting, fail_at):
    producer = HandMade(CONTACTS, fail_at)
    with pytest.raises(jr.Error, match="the cable is cut"):
        jr.measure(producer, counting)
    producer.assert_all_came_back_once()


def test_contacts_are_released_once_when_one_is_refused(counting):
    producer = HandMade([CONTACTS[0], {**CONTACTS[1], "journey": [b"\xff"]}])
    with pytest.raises(jr.Error, match="is not UTF-8"):
        jr.measure(producer, counting)
    producer.assert_all_came_back_once()


def test_contacts_without_a_needed_column_are_released_once(counting):
    producer = HandMade([{"contact_id": [b"1"]}])
    with pytest.raises(jr.Error, match="missing_column"):
        jr.measure(producer, counting)
    producer.assert_all_came_back_once()


@pytest.mark.parametrize("contacts", [False, True])
def test_a_stream_is_asked_for_once_by_the_lint(model, counting, contacts):
    producer = HandMade(CONTACTS if contacts else PAIN)
    assert jr.lint(producer, counting if contacts else model) is not None
    assert producer.given["array"] == len(producer.batches)
    producer.assert_all_came_back_once()


class Endless:
    """A stream of pyarrow's, so many small batches long that Ctrl-C comes in between; counts its releases."""

    def __init__(self, pa):
        batch = pa.RecordBatch.from_pydict({"pain": [1.0], "cost": [1.0]})
        self.capsule = pa.RecordBatchReader.from_batches(batch.schema, [batch] * 3_000_000).__arrow_c_stream__()
        get = ctypes.pythonapi.PyCapsule_GetPointer
        get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        stream = Stream.from_address(get(self.capsule, b"arrow_array_stream"))
        self.released = 0
        theirs = RELEASE_STREAM(ctypes.cast(stream.release, ctypes.c_void_p).value)

        def release(pointer):
            self.released += 1
            theirs(pointer)

        self.callback = RELEASE_STREAM(release)
        stream.release = self.callback

    def __arrow_c_stream__(self, requested_schema=None):
        return self.capsule


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no timer to send a signal")
def test_all_is_released_once_when_the_user_interrupts(model):
    pa = pytest.importorskip("pyarrow")
    assert threading.current_thread() is threading.main_thread()
    gc.collect()
    producer = Endless(pa)

    def interrupt(number, frame):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            jr.rank(producer, model)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    gc.collect()
    assert producer.released == 1

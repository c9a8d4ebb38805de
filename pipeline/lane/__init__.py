"""The lane: one input partition, read, processed and written in order, so that nothing is lost or doubled.

    plan.py         which offsets to read: pure arithmetic on what the broker says
    elements.py     what travels through the graph
    source.py       a planned range as elements, whatever it is read from
    files.py        Avro files whose names are offsets
    writer.py       contiguity, chunks, and the flush that makes a chunk final
    connection.py   settings of the Kafka clients, time limits, errors in one line
    broker.py       Kafka as seen by plan, source and writer
    transforms.py   all of this as Beam transforms
"""

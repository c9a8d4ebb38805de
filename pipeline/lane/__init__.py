"""The lane: one input partition, read, processed and written in order, so that nothing is lost or doubled.

* ``plan``: which offsets to read; pure arithmetic on what the broker says
* ``elements``: what travels through the graph
* ``source``: a planned range as elements, whatever it is read from
* ``outputs``: records and topic messages from what the last step made
* ``files``: Avro files whose names are offsets
* ``writer``: contiguity, chunks, and the flush that makes a chunk final
* ``connection``, ``kafka_source``, ``kafka_sink``: Kafka as plan, source and writer see it
* ``transforms``: all of this as Beam transforms
* ``job``, ``backfill``, ``report``: a job from what was asked for to how it went
"""

/**
 * A MongoDB inside the process, for whoever has no server. It speaks MongoDB's protocol on a loopback port, so the program
 * has one way to store, and it keeps each collection in one append-only file under the data directory. It knows nothing of
 * exercises.
 *
 * <p>The protocol, the queries and the indexes are mongo-java-server's; the files are ours, because an answer must mean
 * that the disk has it ({@code docs/decisions/0010-embedded-store.md}).
 */
@NullMarked
package org.muster.web.store.embedded;

import org.jspecify.annotations.NullMarked;

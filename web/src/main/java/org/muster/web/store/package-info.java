/**
 * What outlives the process: logs of exercises, who owns them, the scripts they are played with, what people wrote in them,
 * clock marks, the audit, and who the people are that logs know by keys.
 * {@link org.muster.web.store.Store} is the way in. It knows entries as bytes only, and MongoDB stays inside.
 *
 * <p>The log is insert-only: one document for each group of entries that was appended together, under
 * {@code _id = exercise/batch number}. Numbers have no gap, so every search is a few reads by {@code _id}, and a second
 * document of one number is refused by the server: that, and no lock, keeps two owners from writing one log. The same
 * works for ownership ({@code exercise/epoch}). What people edit is kept
 * as versions, {@code id/version}. No update decides anything, since not every server keeps updates atomic.
 */
@NullMarked
package org.muster.web.store;

import org.jspecify.annotations.NullMarked;

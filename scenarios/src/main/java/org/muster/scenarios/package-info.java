/**
 * What an exercise is: the script. A {@link org.muster.scenarios.Scenario} names agencies and their seats, the links
 * between them, and the MSEL (master scenario events list) that is played over those links. Everything here is a record
 * that refuses nonsense; nothing here knows how a script is played, what happened in play, or what it was worth.
 *
 * <p>Every package of Muster is {@code @NullMarked}: what may be missing is marked {@code @Nullable} and says when.
 */
@NullMarked
package org.muster.scenarios;

import org.jspecify.annotations.NullMarked;

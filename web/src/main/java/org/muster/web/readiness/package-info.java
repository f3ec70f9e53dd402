/**
 * What the exercises of an office say together: how ready people, agencies, positions and cohorts are and when the next drill is
 * due, who can sit where, and which exercises may be compared. It reads what exercises that have ended came to; it never plays.
 */
@NullMarked
package org.muster.web.readiness;

import org.jspecify.annotations.NullMarked;

/** What controllers do: make exercises, steer them, watch all that happens, take the log away. */
@NullMarked
package org.muster.web.control;

import org.jspecify.annotations.NullMarked;

/**
 * How exercises look on the wire: problems, texts in their languages, event streams, what became of an input. Packages for
 * what people do answer requests with it; it answers none itself.
 */
@NullMarked
package org.muster.web.wire;

import org.jspecify.annotations.NullMarked;

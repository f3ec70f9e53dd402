/**
 * Whether the scores mean what they say: studies that play thousands of rehearsals with crews of known skill and compare what
 * the scores come to with what is known. Free of Spring. Each study states its claim, its conditions and what it measured.
 */
@NullMarked
package org.muster.web.validity;

import org.jspecify.annotations.NullMarked;

/**
 * Where people meet Muster. The only part that knows threads, the wall clock, HTTP and MongoDB; one package for each thing
 * people do.
 */
@NullMarked
package org.muster.web;

import org.jspecify.annotations.NullMarked;

/**
 * Reads a script from a file and writes it back. YAML and JSON come in by the same path: bytes become a
 * {@link org.muster.scenarios.Tree}, the tree is held against one description of the language, and what passes
 * becomes a
 * {@link org.muster.scenarios.Scenario}. A script with faults gives all of them at once, each with its place and,
 * where we
 * can guess, its cure. Whatever the bytes are, the answer is a {@link org.muster.scenarios.yaml.Reading}, never an
 * exception.
 *
 * <p>The description of the language is {@code Language}: every object, its keys, their types and defaults. Reading,
 * the
 * JSON Schema and the tables of {@code docs/language.md} all come from it.
 */
@NullMarked
package org.muster.scenarios.yaml;

import org.jspecify.annotations.NullMarked;

/**
 * A grammar of the messages that mail servers write into reports and logs, and the facts that
 * follow from them: who rejected a message, at which stage, and what became of it.
 *
 * <p>Start with {@link org.bounceback.bounce.grammar.FactReader}; a message of another server is a
 * row of {@code mta-messages.tsv}.
 */
@NullMarked
package org.bounceback.bounce.grammar;

import org.jspecify.annotations.NullMarked;

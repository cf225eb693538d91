/**
 * Texts for the agent and the customer, and who needs to act, for every reason and for situations
 * that change the advice. All of them are read from {@code advice.yaml}.
 *
 * <p>Start with {@link org.bounceback.advice.AdviceCatalog}.
 */
@NullMarked
package org.bounceback.advice;

import org.jspecify.annotations.NullMarked;

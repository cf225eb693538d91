/**
 * What to say and who has to act, for every reason and for the situations that change the answer;
 * all of it read from {@code advice.yaml}.
 *
 * <p>Start with {@link org.bounceback.advice.AdviceCatalog}.
 */
@NullMarked
package org.bounceback.advice;

import org.jspecify.annotations.NullMarked;

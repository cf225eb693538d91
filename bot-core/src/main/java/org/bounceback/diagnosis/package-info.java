/**
 * The judgement: whose mail it was, who refused it, what the article's three steps found, what
 * happened in one word, whose turn it is and what to say.
 *
 * <p>Start with {@link org.bounceback.diagnosis.DiagnosisEngine}, which makes a {@link
 * org.bounceback.diagnosis.Diagnosis}.
 */
@NullMarked
package org.bounceback.diagnosis;

import org.jspecify.annotations.NullMarked;

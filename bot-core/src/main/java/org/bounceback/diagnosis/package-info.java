/**
 * The diagnosis: whose message it was, who rejected it, what the three checks found, the verdict,
 * who needs to act and the texts.
 *
 * <p>Start with {@link org.bounceback.diagnosis.DiagnosisEngine}, which creates a {@link
 * org.bounceback.diagnosis.Diagnosis}.
 */
@NullMarked
package org.bounceback.diagnosis;

import org.jspecify.annotations.NullMarked;

/**
 * Deletes and exports all stored data that contains a person's mail address (GDPR).
 *
 * <p>Start with {@link org.bounceback.erasure.PersonalDataEraser}.
 */
@NullMarked
package org.bounceback.erasure;

import org.jspecify.annotations.NullMarked;

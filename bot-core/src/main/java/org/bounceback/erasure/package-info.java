/**
 * Deletes everything that names a person's address, and exports it (GDPR).
 *
 * <p>Start with {@link org.bounceback.erasure.PersonalDataEraser}.
 */
@NullMarked
package org.bounceback.erasure;

import org.jspecify.annotations.NullMarked;

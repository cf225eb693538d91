/**
 * Cases: what was asked, what was found, the mail it was about, where its card stands, and what
 * became of it. Nothing here waits for anything but the store.
 *
 * <p>Start with {@link org.bounceback.casebook.CaseRepository}.
 */
@NullMarked
package org.bounceback.casebook;

import org.jspecify.annotations.NullMarked;

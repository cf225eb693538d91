/** Domains of recipients that are probably mistyped forms of other domains. */
@NullMarked
package org.bounceback.mistyped;

import org.jspecify.annotations.NullMarked;

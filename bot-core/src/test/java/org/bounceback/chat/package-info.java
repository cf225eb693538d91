/** The conversation with real checks, a real store and no platform. */
@NullMarked
package org.bounceback.chat;

import org.jspecify.annotations.NullMarked;

/** Tests of the conversation. */
@NullMarked
package org.bounceback.chat;

import org.jspecify.annotations.NullMarked;

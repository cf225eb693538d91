@NullMarked
package org.bounceback.mailbox;

import org.jspecify.annotations.NullMarked;

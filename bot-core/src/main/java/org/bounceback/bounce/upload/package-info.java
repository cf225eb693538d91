/**
 * Finds the messages in an upload: archives, mailboxes, forwards, pasted text, images.
 *
 * <p>Start with {@link org.bounceback.bounce.upload.UploadUnwrapper}.
 */
@NullMarked
package org.bounceback.bounce.upload;

import org.jspecify.annotations.NullMarked;

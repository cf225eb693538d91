package org.bounceback.bounce;

import java.util.List;

/**
 * What an upload holds.
 *
 * @param mails in the order of the upload; empty for an archive without any
 * @param leftOut the limits that stopped the unpacking, in words; usually none
 */
public record Upload(List<Unwrapped> mails, List<String> leftOut) {

  public Upload {
    mails = List.copyOf(mails);
    leftOut = List.copyOf(leftOut);
  }
}

package org.bounceback.recipient;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * A large receiver or filtering vendor.
 *
 * @param name the display name
 * @param mxSuffixes names of its mail servers, or suffixes of them
 * @param reply a pattern for texts that only this receiver uses in rejections, if known
 * @param form the page where an operator can request delisting; empty if there is none
 * @param adminUseful whether the recipient's own mail administrator can unblock us, so an e-mail to
 *     them helps
 */
public record MailboxProvider(
    String name,
    List<String> mxSuffixes,
    Optional<Pattern> reply,
    Optional<String> form,
    boolean adminUseful) {

  public MailboxProvider {
    mxSuffixes = List.copyOf(mxSuffixes);
  }
}

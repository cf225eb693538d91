package org.bounceback.recipient;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * A large receiver or filtering vendor.
 *
 * @param name what people call it
 * @param mxSuffixes names of its mail servers, or what they end in
 * @param reply words that only this receiver writes into its refusals, where some are known
 * @param form where a server's operator asks for release; empty when there is none
 * @param adminUseful whether the recipient's own administrator can let us in, so that a letter
 *     helps
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

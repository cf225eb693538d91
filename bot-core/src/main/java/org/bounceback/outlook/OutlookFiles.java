package org.bounceback.outlook;

import java.util.Optional;

/**
 * Opens what Outlook saves or sends in place of a mail. Never throws, whatever the bytes; what is
 * damaged or lies beyond a limit is left out. Safe for concurrent use.
 */
public final class OutlookFiles {
  private static final int MAX = 20 * 1024 * 1024;

  /**
   * Writes the mail that a file holds, as RFC 5322 has it.
   *
   * @param file the content of a {@code .msg} or a {@code winmail.dat}, at most 20 MiB
   * @return the mail, with the header that came over the wire where the file kept it; empty for a
   *     file of another kind
   */
  public Optional<byte[]> asMail(byte[] file) {
    return message(file).map(MailWriter::write);
  }

  /**
   * Puts the content of a TNEF part back into the mail that carries it.
   *
   * @param header the carrying mail's own header, up to its blank line
   * @param tnef the content of its {@code winmail.dat}
   * @return the mail under the carrying one's header; empty when {@code tnef} is no TNEF
   */
  public Optional<byte[]> restore(byte[] header, byte[] tnef) {
    return TnefFile.isOne(tnef)
        ? message(tnef).map(message -> MailWriter.write(message, header))
        : Optional.empty();
  }

  private static Optional<OutlookMessage> message(byte[] file) {
    if (file.length > MAX) {
      return Optional.empty();
    }
    return TnefFile.isOne(file) ? TnefFile.read(file) : MsgFile.read(file);
  }
}

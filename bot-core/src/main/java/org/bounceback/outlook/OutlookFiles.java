package org.bounceback.outlook;

import java.util.Optional;

/**
 * Converts the file formats that Outlook saves or sends to standard messages. Never throws,
 * whatever the input; damaged content and content beyond a limit is skipped. Safe for concurrent
 * use.
 */
public final class OutlookFiles {
  private static final int MAX = 20 * 1024 * 1024;

  /**
   * Converts a file to an RFC 5322 message.
   *
   * @param file the content of a {@code .msg} or a {@code winmail.dat}, at most 20 MiB
   * @return the message, with its transport headers if the file contains them; empty for another
   *     kind of file
   */
  public Optional<byte[]> toMessage(byte[] file) {
    return message(file).map(MailWriter::write);
  }

  /**
   * Restores the content of a TNEF part in the message that contains it.
   *
   * @param header the header of the containing message, up to its blank line
   * @param tnef the content of its {@code winmail.dat}
   * @return the message with the containing message's header; empty if {@code tnef} is not TNEF
   */
  public Optional<byte[]> restore(byte[] header, byte[] tnef) {
    return TnefFile.matches(tnef)
        ? message(tnef).map(message -> MailWriter.write(message, header))
        : Optional.empty();
  }

  private static Optional<OutlookMessage> message(byte[] file) {
    if (file.length > MAX) {
      return Optional.empty();
    }
    return TnefFile.matches(file) ? TnefFile.read(file) : MsgFile.read(file);
  }
}

package org.bounceback.outlook;

import java.util.List;
import java.util.Optional;

/**
 * A message as Outlook keeps it: no lines and parts, but properties.
 *
 * @param properties those of the message itself
 * @param recipients those of each recipient
 * @param attachments in the order kept
 */
record OutlookMessage(
    MapiProperties properties, List<MapiProperties> recipients, List<Attachment> attachments) {

  OutlookMessage {
    recipients = List.copyOf(recipients);
    attachments = List.copyOf(attachments);
  }

  /**
   * Something attached.
   *
   * @param message the attached message, where it is one
   */
  record Attachment(MapiProperties properties, Optional<OutlookMessage> message) {}
}

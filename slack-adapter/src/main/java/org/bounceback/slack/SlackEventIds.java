package org.bounceback.slack;

import java.util.SortedMap;
import org.bounceback.chat.EventId;
import org.bounceback.data.Sha256;

/** Creates ids by which duplicate events are recognized. */
final class SlackEventIds {

  private SlackEventIds() {}

  /** Returns the id of one message, whichever events report it. */
  static EventId message(String channel, String ts) {
    return new EventId("slack:message:" + channel + ":" + ts);
  }

  /** Returns the id of one form with its values; a corrected form gets another id. */
  static EventId form(String view, SortedMap<String, String> values) {
    var fields = new StringBuilder();
    values.forEach((field, value) -> fields.append(field).append('\0').append(value).append('\0'));
    String fingerprint = Sha256.hex(fields.toString()).substring(0, 32);
    return new EventId("slack:view:" + view + ":" + fingerprint);
  }
}

package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bounceback.sandbox.slack.world.StoredFile.FileKind;

/**
 * An e-mail that was forwarded into Slack, which does not store its source.
 *
 * @param plainText the body as Slack extracted it
 * @param attachment a stored file, whose content can be downloaded
 */
public record Email(
    String subject, String from, String to, String date, String plainText, StoredFile attachment) {
  static final FileKind KIND = new FileKind("text/html", "email", "email");

  /** Returns the members of {@code files.info} that other files do not have. */
  ObjectNode members(String host) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("subject", subject);
    address(json, "from", from);
    address(json, "to", to);
    json.putArray("cc");
    ObjectNode attached = json.putArray("attachments").addObject();
    attached.put("filename", attachment.name()).put("size", attachment.bytes().size());
    attached.put("mimetype", attachment.kind().mimetype());
    attached.put("url", attachment.path(host, "files-email-priv")).putNull("metadata");
    json.put("original_attachment_count", 1).put("plain_text", plainText);
    json.put("preview", "<p>" + plainText + "</p>").put("preview_plain_text", plainText);
    ObjectNode headers = json.putObject("headers").put("date", date).put("in_reply_to", "");
    headers.put("reply_to", "").put("message_id", "<1@mail.example.net>");
    return json.put("has_more", false).put("sent_to_self", false).put("bot_id", "B0SLACKMAIL");
  }

  private static void address(ObjectNode json, String field, String address) {
    ObjectNode one = json.putArray(field).addObject();
    one.put("address", address).put("name", "").put("original", address);
  }
}

package org.bounceback.sandbox.desk;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bounceback.sandbox.desk.StoredTicket.Attachment;
import org.bounceback.sandbox.desk.StoredTicket.Draft;

/** Parses the body of {@code POST /tickets}; unknown fields are ignored. */
final class DraftReader {
  private final ObjectMapper json =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Parses one ticket.
   *
   * @throws DeskRefusal with 400 if it is not a JSON object, with 422 if a field is missing or
   *     wrong
   */
  Draft read(String body) throws DeskRefusal {
    JsonNode root = parse(body);
    return new Draft(
        text(root, "key"),
        required(root, "caseId"),
        text(root, "requester"),
        required(root, "subject"),
        text(root, "summary"),
        present(root, "diagnosis")
            .map(node -> node.isTextual() ? node.textValue() : node.toString()),
        message(root));
  }

  private JsonNode parse(String body) throws DeskRefusal {
    try {
      JsonNode root = json.readTree(body);
      if (root.isObject()) {
        return root;
      }
    } catch (IOException e) {
      throw new DeskRefusal(400, "not JSON: " + e.getMessage());
    }
    throw new DeskRefusal(400, "not a JSON object");
  }

  private static Optional<Attachment> message(JsonNode root) throws DeskRefusal {
    Optional<JsonNode> message = present(root, "message");
    if (message.isEmpty()) {
      return Optional.empty();
    }
    var attachment =
        new Attachment(
            required(message.get(), "filename"),
            required(message.get(), "sha256"),
            required(message.get(), "base64"));
    if (!attachment.sha256().equals(sha256(decoded(attachment)))) {
      throw new DeskRefusal(422, "message.sha256 is not that of the decoded bytes");
    }
    return Optional.of(attachment);
  }

  private static byte[] decoded(Attachment attachment) throws DeskRefusal {
    try {
      return Base64.getDecoder().decode(attachment.base64());
    } catch (IllegalArgumentException e) {
      throw new DeskRefusal(422, "message.base64 is not base64: " + e.getMessage());
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String required(JsonNode parent, String field) throws DeskRefusal {
    return text(parent, field)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new DeskRefusal(422, field + " is missing"));
  }

  private static Optional<String> text(JsonNode parent, String field) throws DeskRefusal {
    Optional<JsonNode> node = present(parent, field);
    if (node.isPresent() && !node.get().isTextual()) {
      throw new DeskRefusal(422, field + " is not a string");
    }
    return node.map(JsonNode::textValue);
  }

  private static Optional<JsonNode> present(JsonNode parent, String field) {
    return Optional.ofNullable(parent.get(field)).filter(node -> !node.isNull());
  }
}

package org.bounceback.sandbox.discord.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Message;

/**
 * Components as in responses: with URLs instead of {@code attachment://}, and with optional
 * members.
 */
record ShownComponents(Json json, Message message) {
  private static final String SCHEME = "attachment://";

  ArrayNode in(ArrayNode components) {
    ArrayNode copy = components.deepCopy();
    copy.forEach(this::show);
    return copy;
  }

  private void show(JsonNode node) {
    if (node instanceof ObjectNode component) {
      Optional<Attachment> file = file(component.at("/file/url").asText());
      complete(component);
      file.ifPresent(
          attachment ->
              component.put("name", attachment.filename()).put("size", attachment.bytes().size()));
      file(component.path("url").asText()).ifPresent(attachment -> address(component, attachment));
    }
    node.forEach(this::show);
  }

  private static void complete(ObjectNode component) {
    switch (component.path("type").asInt()) {
      case 3, 5, 6, 7, 8 -> {
        preset(component, "min_values", 1);
        preset(component, "max_values", 1);
      }
      case 11 -> {
        nothing(component, "description");
        off(component, "spoiler");
      }
      case 12 ->
          component
              .path("items")
              .forEach(
                  item -> {
                    nothing((ObjectNode) item, "description");
                    off((ObjectNode) item, "spoiler");
                  });
      case 13 -> off(component, "spoiler");
      case 14 -> {
        preset(component, "spacing", 1);
        if (!component.hasNonNull("divider")) {
          component.put("divider", true);
        }
      }
      case 17 -> {
        nothing(component, "accent_color");
        off(component, "spoiler");
      }
      default -> {
        // Other components have no such members.
      }
    }
  }

  private void address(ObjectNode media, Attachment file) {
    String address = json.attachment(file).path("url").asText();
    media.put("url", address).put("proxy_url", address).put("attachment_id", file.id());
    media.put("id", file.id()).put("content_type", file.contentType());
    media.putNull("width").putNull("height");
  }

  private Optional<Attachment> file(String url) {
    return message.files().stream()
        .filter(attachment -> url.equals(SCHEME + attachment.filename()))
        .findFirst();
  }

  private static void preset(ObjectNode component, String member, int value) {
    if (!component.hasNonNull(member)) {
      component.put(member, value);
    }
  }

  private static void off(ObjectNode component, String member) {
    if (!component.hasNonNull(member)) {
      component.put(member, false);
    }
  }

  private static void nothing(ObjectNode component, String member) {
    if (!component.has(member)) {
      component.putNull(member);
    }
  }
}

package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.strict.RuleViolation;

/** Writes and reads Socket Mode frames. */
final class Frames {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Acknowledgements acknowledgements;
  private final List<String> members;

  Frames(Acknowledgements acknowledgements, Rulebook rules) {
    this.acknowledgements = acknowledgements;
    members = Rulebook.strings(rules.member("/transport/ack"));
  }

  ObjectNode hello(int connections) {
    ObjectNode hello = JsonNodeFactory.instance.objectNode().put("type", "hello");
    hello.put("num_connections", connections);
    ObjectNode debug = hello.putObject("debug_info").put("host", "applink-example-1");
    debug.put("build_number", 100).put("approximate_connection_time", 18_060);
    hello.putObject("connection_info").put("app_id", AppManifest.APP);
    return hello;
  }

  ObjectNode envelope(DeliveryAttempt deliveryAttempt) {
    EventDelivery eventDelivery = deliveryAttempt.eventDelivery();
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("envelope_id", deliveryAttempt.id());
    envelope.set("payload", eventDelivery.payload());
    envelope.put("type", eventDelivery.kind().envelope());
    envelope.put("accepts_response_payload", eventDelivery.takesPayload());
    if (eventDelivery.kind() == DeliveryKind.EVENT) {
      envelope
          .put("retry_attempt", deliveryAttempt.number())
          .put("retry_reason", deliveryAttempt.reason());
    }
    return envelope;
  }

  /** Reads the app's frame, which must be an acknowledgement. */
  void read(String text) throws SlackErrorException {
    JsonNode frame;
    try {
      frame = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw Acknowledgements.refuse("invalid_ack", "the frame is no JSON");
    }
    if (!frame.path("envelope_id").isTextual()) {
      throw Acknowledgements.refuse("invalid_ack", "the frame has no envelope_id");
    }
    for (var names = frame.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!members.contains(name)) {
        throw Acknowledgements.refuse("invalid_ack", "there is no member " + name);
      }
    }
    acknowledgements.acknowledge(frame.path("envelope_id").asText(), frame.path("payload"));
  }

  RuleViolation refusal(String error, String detail) {
    return new RuleViolation("socket", error, Rulebook.memberRow("/transport"), detail);
  }
}

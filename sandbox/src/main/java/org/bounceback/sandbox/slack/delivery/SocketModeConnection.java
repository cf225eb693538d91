package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;

/** One Socket Mode connection. */
final class SocketModeConnection {
  private final WebSocket socket;
  private volatile Instant end = Instant.MAX;
  private volatile boolean deaf;

  SocketModeConnection(WebSocket socket) {
    this.socket = socket;
  }

  void send(JsonNode frame) {
    if (!deaf && socket.isOpen()) {
      socket.send(frame.toString());
    }
  }

  /**
   * Whether events may be sent over it; an unresponsive one appears usable, like a half-open one.
   */
  boolean usable() {
    return socket.isOpen() && end.equals(Instant.MAX);
  }

  void leave(Instant when) {
    end = when;
  }

  void deafen() {
    deaf = true;
  }

  boolean deaf() {
    return deaf;
  }

  void cut() {
    socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "cut");
  }

  void tend(Instant now) {
    if (!now.isBefore(end)) {
      socket.close(CloseFrame.NORMAL);
    } else if (!deaf && socket.isOpen()) {
      socket.sendPing();
    }
  }
}

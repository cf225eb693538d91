package org.bounceback.app.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/** Reads the JSON object in the body of a request. */
final class JsonBody {

  private JsonBody() {}

  /**
   * Reads an object.
   *
   * @param keys the members that it may have
   * @throws ApiException with status 400 if it is no JSON in UTF-8, or has other members
   */
  static DocumentNode read(byte[] body, String... keys) throws ApiException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      DocumentNode asked = DocumentCodec.json("body", text);
      asked.allowKeys(keys);
      return asked;
    } catch (InvalidDataException | CharacterCodingException wrong) {
      throw new ApiException(400, "bad-json", String.valueOf(wrong.getMessage()));
    }
  }
}

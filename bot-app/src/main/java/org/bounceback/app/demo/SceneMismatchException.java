package org.bounceback.app.demo;

/** A scene did not have the expected result. */
final class SceneMismatchException extends Exception {
  private final String message;

  SceneMismatchException(Scene scene, String message) {
    super("scene " + scene.name() + ": " + message);
    this.message = "scene " + scene.name() + ": " + message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}

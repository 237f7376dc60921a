const everybody = () => true

export const tariffPermissions = {
  /** What care would cost: for everybody, nothing of it is kept here. */
  'tariffs.calculate': everybody,
}

declare module "*?kernel" {
  const base64: string;
  export default base64;
}
declare module "*?kernel-checked" {
  const base64: string;
  export default base64;
}
